"""How well questions are answered: labelled and generated questions asked, judged, counted and compared."""
