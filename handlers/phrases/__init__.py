"""Every sentence said to a person, in Vietnamese: one module a surface, one polite register ("bạn")."""
