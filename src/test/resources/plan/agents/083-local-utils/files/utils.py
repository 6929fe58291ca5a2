def shorten(text, n=4000):
    return text[:n]
