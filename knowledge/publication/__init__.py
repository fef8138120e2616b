"""How a change of the facts reaches askers: valid, shown, tried at the gate, written whole, and undoable."""
