import time

import jwt
import requests
from Crypto.Hash import SHA256
from Crypto.PublicKey import RSA
from OpenSSL import SSL

key = RSA.generate(2048)
token = jwt.encode({"iss": "agent", "exp": int(time.time()) + 600}, key.export_key(), algorithm="RS256")

if __name__ == "__main__":
    print(SSL.SSLeay_version(SSL.SSLEAY_VERSION), SHA256.new(token.encode()).hexdigest())
    print(requests.get("https://api.github.com/app", headers={"Authorization": "Bearer " + token}, timeout=10).status_code)
