import graphviz
import markdown
from openai import OpenAI
from weasyprint import HTML

g = graphviz.Digraph()
g.edge("question", "answer")
g.render("flow", format="svg")
text = OpenAI().responses.create(model="gpt-4o-mini", input="A one-page report on tides, Markdown").output_text
HTML(string=markdown.markdown(text)).write_pdf("report.pdf")
