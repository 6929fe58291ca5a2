import dspy

dspy.configure(lm=dspy.LM("openai/gpt-4o-mini"))


def evaluate_math(expression: str) -> float:
    return dspy.PythonInterpreter({}).execute(expression)


react = dspy.ReAct("question -> answer: float", tools=[evaluate_math])
print(react(question="What is 9362158 divided by 3?").answer)
