package dev.slipway.plan.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.slipway.plan.Plans;
import dev.slipway.plan.Warning;

class ImportedRequirementsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            try:~  import tomllib~except ImportError:~  import tomli                      | ''
            try:~  import orjson~except ImportError:~  import json                        | orjson
            try:~  import nowhere_to_be_found_xyz as y~except ImportError:~  import yaml  | PyYAML
            try:~  import yaml~except ImportError:~  raise SystemExit('pip install it')   | PyYAML
            from typing import TYPE_CHECKING~if TYPE_CHECKING:~  import pandas            | ''
            import sys~if sys.version_info < (3, 9):~  import pandas                      | ''
            import sys~if sys.version_info >= (3, 11):~  import yaml                      | PyYAML
            import sys~if sys.platform == 'win32':~  import pandas                        | ''
            import importlib~importlib.import_module('yaml')                              | PyYAML
            def f():~  import yaml                                                        | PyYAML
            x = 'import yaml'                                                             | ''
            from google.cloud import storage, bigquery         | google-cloud-bigquery,google-cloud-storage
            import utils_of_mine.x                                                        | utils-of-mine
            """)
    void follow_what_really_happens_in_the_image(String source, String expected) {
        Plans request = Plans.file("agent.py", source.replace('~', '\n') + "\n");

        assertThat(request.requirements().replace('\n', ',')).isEqualToIgnoringCase(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from langchain.chains import LLMChain                            | langchain<1
            from mcp.server.fastmcp import FastMCP~FastMCP('x')              | mcp>=1,<2
            import openai~openai.ChatCompletion.create()                     | openai<1
            from pydantic import BaseSettings                                | pydantic<2
            from sqlalchemy import select, t~select([t.c.x])                 | SQLAlchemy<2
            import pinecone~pinecone.init(api_key=k)                         | pinecone-client<3
            from llama_index import VectorStoreIndex                         | llama-index<0.10
            import pandas as pd~df = df.append(x, ignore_index=True)         | pandas<2
            from moviepy.editor import VideoFileClip                         | moviepy<2
            """)
    void pin_the_api_that_the_source_uses(String source, String expected) {
        assertThat(Plans.file("agent.py", source.replace('~', '\n')).requirements().lines()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from bs4 import BeautifulSoup~BeautifulSoup(x, "lxml")           | lxml
            import pandas as pd~pd.read_excel('x.xlsx')                      | openpyxl
            import pandas as pd~pd.read_parquet('x')                         | pyarrow
            import sqlalchemy~u = 'postgresql+asyncpg://h/d'                 | asyncpg
            import sqlalchemy~u = 'mysql+pymysql://h/d'                      | PyMySQL
            import sqlalchemy~u = 'postgresql://h/d'                         | psycopg[binary]
            import httpx~httpx.Client(http2=True)                            | httpx[http2]
            import jwt~jwt.decode(t, k, algorithms=["RS256"])                | PyJWT[crypto]
            from langchain_community.vectorstores import FAISS               | faiss-cpu
            from transformers import pipeline~pipeline('x')                  | torch
            """)
    void add_what_is_loaded_by_name(String source, String expected) {
        assertThat(Plans.file("agent.py", source.replace('~', '\n')).requirements().lines()).contains(expected);
    }

    @Test
    void of_a_fastapi_form_come_with_its_standard_extra() {
        assertThat(Plans.file("app.py", "from fastapi import FastAPI, Form\napp = FastAPI()").requirements())
                .isEqualTo("fastapi[standard]");
    }

    @Test
    void leave_out_tests_unless_they_are_imported() {
        Plans request = Plans.file("agent.py", "import openai").and("tests/test_a.py", "import pytest")
                .and("examples/helper.py", "import yaml");

        assertThat(request.requirements()).isEqualTo("openai>=1.0");
        assertThat(request.and("agent.py", "from examples.helper import x").requirements()).isEqualTo("PyYAML");
    }

    @Test
    void tell_a_local_folder_from_a_package_of_its_name() {
        Plans scripts = Plans.file("agent.py", "import docker\ndocker.from_env()").and("docker/build.py", "");

        assertThat(scripts.requirements()).isEqualTo("docker");
        assertThat(scripts.and("docker/__init__.py", "").requirements()).isEmpty();
        assertThat(Plans.file("agent.py", "from agents.writer import W").and("agents/writer.py", "").requirements()).isEmpty();
    }

    @Test
    void warn_of_squatted_and_unknown_names() {
        assertThat(Plans.file("agent.py", "import serial").requiring("serial").plan().warnings()).extracting(Warning::code)
                .contains("squatted_name");
        assertThat(Plans.file("agent.py", "import never_heard_of_xyz").plan().warnings()).extracting(Warning::code)
                .contains("unknown_import");
    }

    @Test
    void take_in_the_package_of_a_hint_when_nothing_else_names_it() {
        assertThat(Plans.file("agent.py", "print(1)").hinting("LangChain").requirements()).isEqualTo("langchain");
        assertThat(Plans.file("agent.py", "print(1)").hinting("no-such-framework").requirements()).isEmpty();
        assertThat(Plans.file("agent.py", "from langchain.chains import x").hinting("langchain").requirements())
                .isEqualTo("langchain<1");
    }
}
