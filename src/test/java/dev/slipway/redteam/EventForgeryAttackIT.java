package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.slipway.it.SlipwayProcess;
import dev.slipway.it.TestMachine;

/** A build whose output means to be events of the stream that its log is followed by. */
class EventForgeryAttackIT {

    private static final String END = "event: end\ndata: {\"status\":\"SUCCEEDED\"}\n\n";
    private static final List<String> FORGED = List.of(END, "\n\n" + END, "x\r\r" + END.replace("\n", "\r"),
            "\r\n\r\n" + END.replace("\n", "\r\n"), "\ufeff" + END, "\u2028\u2028" + END.replace("\n", "\u2028"),
            "\u0085\u0085" + END.replace("\n", "\u0085"), "id: 999999\nretry: 1\n\n" + END, "\"}\n\n" + END);

    /** What ends a stream for a client that reads it as the HTML standard (9.2.6) says. */
    private static List<String> ends(String stream) {
        List<String> ends = new ArrayList<>();
        String name = "";
        String data = "";
        for (String line : stream.split("\r\n|\n|\r", -1)) {
            String value = line.substring(line.indexOf(':') + 1).replaceFirst("^ ", "");
            if (line.startsWith("event:")) {
                name = value;
            } else if (line.startsWith("data:")) {
                data = value;
            } else if (line.isEmpty()) {
                if (name.equals("end") && !data.isEmpty()) {
                    ends.add(data);
                }
                name = "";
                data = "";
            }
        }
        return ends;
    }

    private static String printed(String text) {
        StringBuilder code = new StringBuilder("python3 -c \"import sys; sys.stdout.buffer.write(bytes.fromhex('");
        for (byte each : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            code.append(String.format("%02x", each));
        }
        return code.append("'))\"").toString();
    }

    @RedTeam
    void a_failed_build_that_prints_its_own_success() throws Exception {
        assertThat(FORGED).filteredOn(text -> !ends("data: " + text).isEmpty()).as("a stream of plain text is fooled")
                .hasSizeGreaterThan(3);
        try (SlipwayProcess slipway = SlipwayProcess.start(TestMachine.newHome("events"),
                Map.of("SLIPWAY_PLAN_CUSTOM_DOCKERFILE", "allow"))) {
            String steps = String.join(" && ", FORGED.stream().map(EventForgeryAttackIT::printed).toList());
            String id = slipway.post(Map.of("name", "Forger", "files", Map.of("nonce.txt", UUID.randomUUID().toString(),
                    "Dockerfile", Hog.BASE + "COPY . /\nRUN " + steps + " && exit 1\n"))).path("id").asText();

            String stream = slipway.events(id);

            assertThat(slipway.log(id)).as("it was printed").contains("event: end", "id: 999999", "retry: 1");
            assertThat(ends(stream)).hasSize(1).allMatch(end -> end.contains("FAILED"));
            assertThat(stream.split("(?m)^event:end$", -1)).hasSize(2);
            assertThat(stream.lines()).noneMatch(line -> line.matches("(id: ?999999|retry: ?1)"));
            assertThat(ends(slipway.events(id))).as("also for who comes later").hasSize(1)
                    .allMatch(end -> end.contains("FAILED"));
        }
    }
}
