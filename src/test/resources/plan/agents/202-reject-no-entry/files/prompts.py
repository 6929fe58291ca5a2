def system(role: str) -> str:
    return f"You are a {role}."
