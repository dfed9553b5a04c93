package dev.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.demo.DemoLineage.Played;
import dev.weir.cli.fake.FakeService;
import dev.weir.cli.service.Lake;
import dev.weir.cli.service.ServiceClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoLineageTest {

    private static final Lake LAKE = new Lake("acme", "file:///srv/lake/");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tellsOfEveryZoneOfTheLake() throws JsonProcessingException {
        Set<String> names = new HashSet<>();
        for (JsonNode event : sent(TODAY)) {
            event.path("inputs").forEach(input -> names.add(input.path("name").asText()));
            event.path("outputs")
                    .forEach(output -> names.add(output.path("name").asText()));
        }

        assertThat(names)
                .contains(
                        "/srv/lake/landing/crm/contacts",
                        "/srv/lake/bronze/crm/contacts",
                        "/srv/lake/silver/crm/contacts",
                        "/srv/lake/gold/sales/revenue_by_industry",
                        "/srv/lake/quarantine/loyalty/transactions",
                        "crm.public.contacts");
    }

    @Test
    void tellsTheSameOnTheSameDay() throws JsonProcessingException {
        assertThat(sent(TODAY)).isEqualTo(sent(TODAY));
    }

    @Test
    void hasRunsOfEightNightsOneOfWhichFailed() {
        try (FakeService service = new FakeService().on("POST /api/v1/lineage/batch", 204, "")) {
            Played played = new DemoLineage().play(new ServiceClient(service.url(), null), LAKE, TODAY);

            assertThat(played.days()).isEqualTo(8);
            assertThat(played.failed()).isEqualTo(1);
            assertThat(played.jobs()).isEqualTo(29);
        }
    }

    @Test
    void knowsPeopleByAHashSinceSomeDaysAgo() throws JsonProcessingException {
        List<Boolean> masked = new ArrayList<>();
        for (JsonNode event : sent(TODAY)) {
            JsonNode person = event.at("/outputs/0/facets/columnLineage/fields/person/inputFields/0");
            if (event.at("/job/name").asText().equals("ml.churn_features") && !person.isMissingNode()) {
                masked.add(person.at("/transformations/0/masking").asBoolean());
            }
        }

        assertThat(masked).containsExactly(false, false, false, false, false, true, true, true);
    }

    @Test
    void saysSoIfItsEventsWereNotTaken() {
        try (FakeService service = new FakeService()
                .on(
                        "POST /api/v1/lineage/batch",
                        200,
                        "{\"status\":\"partial_success\",\"failed_events\":[{\"index\":3}]}")) {
            ServiceClient client = new ServiceClient(service.url(), null);

            assertThatThrownBy(() -> new DemoLineage().play(client, LAKE, TODAY))
                    .hasMessageContaining("\"index\":3");
        }
    }

    private static List<JsonNode> sent(LocalDate today) throws JsonProcessingException {
        try (FakeService service = new FakeService().on("POST /api/v1/lineage/batch", 204, "")) {
            new DemoLineage().play(new ServiceClient(service.url(), null), LAKE, today);
            List<JsonNode> events = new ArrayList<>();
            for (FakeService.Request request : service.requests()) {
                JSON.readTree(request.body()).forEach(events::add);
            }
            return events;
        }
    }
}
