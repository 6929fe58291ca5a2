import trafilatura


def read(url):
    return trafilatura.extract(trafilatura.fetch_url(url))
