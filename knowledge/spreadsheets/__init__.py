"""The fact file as a spreadsheet and back: CSV for the facts alone, XLSX for all of it."""
