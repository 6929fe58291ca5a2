from anthropic import Anthropic
from e2b_code_interpreter import Sandbox


def write_code(task):
    r = Anthropic().messages.create(
        model="claude-sonnet-4-5", max_tokens=800,
        messages=[{"role": "user", "content": "Only Python code, no prose: " + task}],
    )
    return r.content[0].text.strip("`").removeprefix("python")


if __name__ == "__main__":
    with Sandbox.create() as box:
        print(box.run_code(write_code("print the first ten primes")).logs)
