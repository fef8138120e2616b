"""What must outlive the process, in SQLite today and any SQLAlchemy database later."""
