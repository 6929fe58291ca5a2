import os

import git
import yaml
from dateutil import parser as dates
from github import Github
from openai import OpenAI

cfg = yaml.safe_load(open("config.yml")) if os.path.exists("config.yml") else {"repo": "octo/hello"}


def main():
    repo = git.Repo.clone_from(f"https://github.com/{cfg['repo']}", "/tmp/work", depth=1)
    gh = Github(os.environ["GH_TOKEN"]).get_repo(cfg["repo"])
    for pr in gh.get_pulls(state="open"):
        if pr.created_at > dates.parse("2025-01-01T00:00:00Z"):
            diff = repo.git.log("-1", "--stat")
            print(OpenAI().responses.create(model="gpt-4.1", input=f"Review {pr.title}\n{diff}").output_text)


if __name__ == "__main__":
    main()
