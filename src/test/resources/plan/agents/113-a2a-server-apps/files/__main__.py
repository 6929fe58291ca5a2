import uvicorn
from a2a.server.agent_execution import AgentExecutor
from a2a.server.apps import A2AStarletteApplication
from a2a.server.request_handlers import DefaultRequestHandler
from a2a.server.tasks import InMemoryTaskStore
from a2a.types import AgentCapabilities, AgentCard
from a2a.utils import new_agent_text_message


class Echo(AgentExecutor):
    async def execute(self, context, event_queue):
        await event_queue.enqueue_event(new_agent_text_message("hello"))

    async def cancel(self, context, event_queue):
        raise NotImplementedError


card = AgentCard(name="echo", description="Echo", url="http://localhost:8080/", version="1", skills=[],
                 capabilities=AgentCapabilities(), default_input_modes=["text"], default_output_modes=["text"])

if __name__ == "__main__":
    handler = DefaultRequestHandler(agent_executor=Echo(), task_store=InMemoryTaskStore())
    uvicorn.run(A2AStarletteApplication(agent_card=card, http_handler=handler).build(), host="0.0.0.0", port=8080)
