MODEL = "gpt-4o-mini"
