package dev.slipway.plan.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.slipway.plan.BuildPlan;
import dev.slipway.plan.Guess;
import dev.slipway.plan.Plans;

class StartTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from fastapi import FastAPI~api = FastAPI()           | fastapi   | uvicorn app:api --host 0.0.0.0 --port 8080
            from fastapi import FastAPI~def create_app():~  return FastAPI() | fastapi | uvicorn app:create_app --factory --host 0.0.0.0 --port 8080
            from starlette.applications import Starlette~app = Starlette() | starlette | uvicorn app:app --host 0.0.0.0 --port 8080
            from flask import Flask~web = Flask(__name__)         | flask     | flask --app app:web run --host 0.0.0.0 --port 8080
            import streamlit as st~st.write(1)                    | streamlit | streamlit run app.py --server.address 0.0.0.0 --server.port 8080 --server.headless true
            import chainlit as cl                                 | chainlit  | chainlit run app.py --host 0.0.0.0 --port 8080 --headless
            import gradio as gr~gr.Interface(f).launch()          | gradio    | python app.py
            from celery import Celery~worker = Celery()           | celery    | celery -A app:worker worker --loglevel=info
            from mcp.server.fastmcp import FastMCP~m = FastMCP()~m.run() | mcp | python app.py
            from crewai import Crew~Crew().kickoff()              | crewai    | python app.py
            from langgraph.graph import StateGraph~print(1)       | langgraph | python app.py
            """)
    void follows_the_framework(String source, String framework, String command) {
        BuildPlan plan = Plans.file("app.py", source.replace('~', '\n')).plan();

        assertThat(plan.framework()).contains(framework);
        assertThat(String.join(" ", plan.command())).isEqualTo(command);
    }

    @Test
    void serves_the_object_that_the_main_file_hands_to_uvicorn() {
        BuildPlan plan = Plans
                .file("main.py", "import uvicorn\nif __name__ == '__main__':\n    uvicorn.run('service.web:api', port=9000)\n")
                .and("service/web.py", "from fastapi import FastAPI\napi = FastAPI()\n").plan();

        assertThat(plan.command()).startsWith("uvicorn", "service.web:api");
    }

    @Test
    void makes_the_agents_own_imports_findable() {
        BuildPlan absolute = Plans.file("src/bot/main.py", "from bot.tools import x\nprint(x)").and("src/bot/tools.py", "x = 1")
                .plan();
        BuildPlan relative = Plans.file("bot/main.py", "from .tools import x\nprint(x)").and("bot/tools.py", "x = 1")
                .and("bot/__init__.py", "").plan();

        assertThat(absolute.command()).containsExactly("python", "src/bot/main.py");
        assertThat(absolute.dockerfile()).contains("ENV PYTHONPATH=/app/src\n");
        assertThat(relative.command()).containsExactly("python", "-m", "bot.main");
    }

    @Test
    void listens_on_all_interfaces_with_gradio() {
        assertThat(Plans.file("app.py", "import gradio as gr\ngr.Blocks().launch()").plan().dockerfile())
                .contains("ENV GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=8080\n");
    }

    @Test
    void brings_the_server_that_declared_requirements_lack() {
        BuildPlan plan = Plans.file("app.py", "from fastapi import FastAPI\napp = FastAPI()")
                .and("requirements.txt", "fastapi\n")
                .plan();

        assertThat(plan.dockerfile()).contains("RUN pip install --no-cache-dir -r requirements.txt uvicorn\n");
    }

    @Test
    void ranks_files_by_what_they_hold() {
        BuildPlan plan = Plans.file("helpers.py", "def x(): ...")
                .and("service.py", "from fastapi import FastAPI\napp = FastAPI()")
                .and("tool.py", "def y(): ...\nif __name__ == '__main__':\n    y()\n").plan();

        assertThat(plan.entryPoint()).isEqualTo("service.py");
        Guess guess = plan.guesses().stream().filter(one -> one.what().equals("entry_point")).findFirst().orElseThrow();
        assertThat(guess.alternatives()).containsExactly("tool.py");
        assertThat(guess.reason()).contains("application that a server serves");
    }

    @Test
    void prefers_a_file_that_does_something_to_a_usual_name_that_only_defines() {
        assertThat(Plans.file("agent.py", "def run(): ...\n").and("start_here.py", "from agent import run\nrun()\n").plan()
                .entryPoint()).isEqualTo("start_here.py");
    }

    @Test
    void follows_a_procfile() {
        assertThat(Plans.file("a.py", "print(1)").and("b.py", "print(1)").and("Procfile", "web: python b.py\n").plan()
                .entryPoint()).isEqualTo("b.py");
    }

    @Test
    void raises_python_to_what_the_syntax_needs() {
        BuildPlan plan = Plans.file("app.py", "type X = int\nprint(1)\n").plan();

        assertThat(plan.version()).isEqualTo("3.12");
        assertThat(plan.baseImage()).isEqualTo("python:3.12-slim");
        assertThat(Plans.file("app.py", "type X = int\n").and(".python-version", "3.11\n").plan().warnings())
                .anyMatch(warning -> warning.code().equals("syntax_too_new"));
    }
}
