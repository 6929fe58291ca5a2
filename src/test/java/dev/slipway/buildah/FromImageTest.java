package dev.slipway.buildah;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FromImageTest {

    @Test
    void is_that_of_the_last_stage() {
        assertThat(FromImage.nameIn("FROM golang:1.26 AS build\nRUN x\nfrom --platform=linux/amd64 debian:12-slim\r\nRUN y"))
                .contains("docker.io/library/debian:12-slim");
    }

    @Test
    void is_found_through_a_stage_of_the_same_dockerfile() {
        assertThat(FromImage.nameIn("FROM node:22 AS Base\nFROM base as next\nFROM NEXT\n"))
                .contains("docker.io/library/node:22");
    }

    @Test
    void has_the_whole_name_that_the_storage_knows() {
        assertThat(FromImage.nameIn("FROM python")).contains("docker.io/library/python:latest");
        assertThat(FromImage.nameIn("FROM team/python:3")).contains("docker.io/team/python:3");
        assertThat(FromImage.nameIn("FROM localhost/x")).contains("localhost/x:latest");
        assertThat(FromImage.nameIn("FROM 127.0.0.1:5000/x/y")).contains("127.0.0.1:5000/x/y:latest");
        assertThat(FromImage.nameIn("FROM ghcr.io/x/y@sha256:abc")).contains("ghcr.io/x/y@sha256:abc");
    }

    @Test
    void is_none_for_scratch_and_unknown_where_a_variable_decides() {
        assertThat(FromImage.nameIn("FROM golang AS build\nFROM scratch\nCOPY --from=build / /\n")).isEmpty();
        assertThat(FromImage.nameIn("ARG V=1\nFROM python:$V\n")).isEmpty();
    }
}
