class Memory(list):
    pass


if __name__ == "__main__":
    m = Memory()
    m.append("x")
    print(m)
