import click
from openai import OpenAI


@click.command()
@click.argument("question")
def main(question):
    click.echo(OpenAI().responses.create(model="gpt-4o-mini", input=question).output_text)


if __name__ == "__main__":
    main()
