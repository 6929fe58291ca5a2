import requests as http


def get_text(url):
    return http.get(url, timeout=5).text
