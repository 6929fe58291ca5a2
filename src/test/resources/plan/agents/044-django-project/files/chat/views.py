from django.http import JsonResponse
from openai import OpenAI


def ask(request):
    r = OpenAI().responses.create(model="gpt-4o-mini", input=request.GET["q"])
    return JsonResponse({"answer": r.output_text})
