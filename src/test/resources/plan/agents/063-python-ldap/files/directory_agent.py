import ldap
from openai import OpenAI


def find(name):
    con = ldap.initialize("ldap://ldap.example.com")
    con.simple_bind_s("", "")
    return con.search_s("dc=example,dc=com", ldap.SCOPE_SUBTREE, f"(cn={name})", ["mail"])


if __name__ == "__main__":
    print(OpenAI().responses.create(model="gpt-4o-mini", input=f"Who is this? {find('a*')}").output_text)
