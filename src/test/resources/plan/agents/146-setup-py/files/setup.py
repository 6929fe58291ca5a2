from setuptools import find_packages, setup

setup(
    name="askme",
    version="0.1",
    py_modules=["agent"],
    python_requires=">=3.8",
    install_requires=["openai>=1.30", "click"],
    extras_require={"dev": ["pytest"]},
)
