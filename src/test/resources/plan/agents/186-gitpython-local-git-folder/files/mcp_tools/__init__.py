def names():
    return ["search"]
