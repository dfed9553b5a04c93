package dev.weir.catalog.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.ColumnType.Plain;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {

    private static final List<String> IBANS = List.of(
            "DE89370400440532013000",
            "GB29 NWBK 6016 1331 9268 19",
            "FR1420041010050500013M02606",
            "NL91ABNA0417164300",
            "CH9300762011623852957");

    private final Classifier classifier = new Classifier(LabelledColumns.TODAY);

    private List<Proposal> look(String name, List<String> values) {
        return classifier.classify(List.of(new ColumnSample(name, Plain.STRING, values)));
    }

    @Test
    void nameAndValuesTogetherAreSurerThanEither() {
        Proposal both = look("iban", IBANS).get(0);
        Proposal values = look("c1", IBANS).get(0);
        Proposal name = look("iban", List.of()).get(0);

        assertThat(List.of(name.confidence(), values.confidence(), both.confidence()))
                .containsExactly(0.6, 0.95, 0.98);
        assertThat(both.evidence()).isEqualTo("5 of 5 sampled values have a valid IBAN checksum; the name says iban");
        assertThat(values.evidence())
                .isEqualTo("5 of 5 sampled values have a valid IBAN checksum; the name says nothing of it");
        assertThat(name.evidence()).isEqualTo("the name says iban; no values were sampled");
    }

    @Test
    void fewerThanFiveValuesProveNothing() {
        assertThat(look("c1", IBANS.subList(0, 4))).isEmpty();
        assertThat(look("iban", IBANS.subList(0, 4)).get(0).evidence())
                .isEqualTo("the name says iban; too few values to judge by");
    }

    @Test
    void oneValueOverAndOverIsOneValue() {
        assertThat(look(
                        "c1",
                        Stream.generate(() -> "DE89370400440532013000")
                                .limit(100)
                                .toList()))
                .isEmpty();
    }

    @Test
    void lessThanThreeOfFiveValuesProveNothing() {
        List<String> half =
                Stream.concat(IBANS.stream(), Stream.of("a1", "b2", "c3", "d4")).toList();

        assertThat(look("c1", half)).isEmpty();
    }

    @Test
    void valuesThatAreNothingOfTheKindRefuteTheName() {
        assertThat(look("email", List.of("yes", "no", "maybe", "later", "never")))
                .isEmpty();
        assertThat(look("phone", List.of("Case", "Charger", "Cable", "Holder", "Stand")))
                .isEmpty();
    }

    @Test
    void aYearOfBirthIsLessSureThanADay() {
        List<String> years = List.of("1961", "1975", "1980", "1999", "2004");
        Proposal day = look("birth_date", List.of("1961-02-03", "1975-12-01", "1980-01-31", "1999-09-09", "2004-02-29"))
                .get(0);
        Proposal year = look("birth_year", years).get(0);

        assertThat(year.tag()).isEqualTo(Tag.DATE_OF_BIRTH);
        assertThat(year.confidence()).isEqualTo(0.58).isLessThan(day.confidence());
        assertThat(year.evidence())
                .isEqualTo(
                        "5 of 5 sampled values are years in which a living person may be born; the name says birth year");
        assertThat(look("yearOfBirth", years)).hasSize(1);
        assertThat(look("model_year", years)).isEmpty();
        assertThat(look("birth_year", List.of()))
                .as("the name alone is not enough")
                .isEmpty();
        assertThat(look("birth_year", List.of("1", "2", "3", "4", "5"))).isEmpty();
    }

    @Test
    void aPlaceIsTwoColumns() {
        List<String> degrees = List.of("52.5200", "48.8566", "40.7128", "51.5074", "-33.8688");
        ColumnSample latitude = new ColumnSample("store_lat", Plain.DOUBLE, degrees);
        ColumnSample longitude = new ColumnSample("store_lng", Plain.DOUBLE, degrees);
        ColumnSample elsewhere = new ColumnSample("home_lng", Plain.DOUBLE, degrees);

        assertThat(classifier.classify(List.of(latitude, longitude)))
                .extracting(Proposal::column, Proposal::tag, Proposal::confidence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("store_lat", Tag.GEO, 0.84),
                        org.assertj.core.groups.Tuple.tuple("store_lng", Tag.GEO, 0.84));
        assertThat(classifier.classify(List.of(latitude, elsewhere))).isEmpty();
    }

    @Test
    void namesOfColumnsAreReadWordByWord() {
        assertThat(look("customer.contactEmail", List.of()))
                .extracting(Proposal::tag)
                .containsExactly(Tag.EMAIL);
        assertThat(look("phones.element", List.of())).isEmpty();
        assertThat(look("phone.element", List.of())).extracting(Proposal::tag).containsExactly(Tag.PHONE);
        assertThat(look("description", List.of())).isEmpty();
        assertThat(look("shipping", List.of())).isEmpty();
        assertThat(look("email_verified", List.of())).isEmpty();
    }

    @Test
    void theNameIsQuotedAsOneWordIfItIsOne() {
        assertThat(look("email", List.of()).get(0).evidence()).isEqualTo("the name says email; no values were sampled");
        assertThat(look("e_mail", List.of()).get(0).evidence())
                .isEqualTo("the name says e mail; no values were sampled");
    }

    @Test
    void aNumberThatIsATruthIsNeither() {
        assertThat(classifier.classify(List.of(new ColumnSample("phone", Plain.BOOLEAN, List.of("true", "false")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "078-05-1120",
                "86095742719",
                "RSSMRA85T10A562S",
                "111222333",
                "12345678Z",
                "X1234567L",
                "255081416802538",
                "44051401359",
                "529.982.247-25",
                "123456789",
                "811228-9874",
                "198112289874",
                "131052-308T",
                "29029600013",
                "85.07.30-033.28",
                "10000000146",
                "1800101221144",
                "7523169263",
                "37605030299",
                "11010519491231002X",
                "820701-2409184",
                "8001015009087",
                "BOXW310820HNERXN09",
                "S1234567D",
                "F1234567N"
            })
    void knowsTheNumbersOfStates(String published) {
        assertThat(NationalIds.values()).anyMatch(kind -> kind.matches(published));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000-12-3456",
                "666-12-3456",
                "123-00-4567",
                "86095742718",
                "RSSMRA85T10A562T",
                "111222334",
                "12345678A",
                "255081416802539",
                "44051401358",
                "529.982.247-26",
                "811228-9875",
                "811328-9874",
                "131052-308U",
                "29029600012",
                "85.07.30-033.29",
                "10000000147",
                "1800101221145",
                "7523169264",
                "37605030298",
                "110105194912310021",
                "821301-2409184",
                "8001015009088",
                "BOXW310820HNERXN08",
                "S1234567E",
                "111.111.111-11",
                "000000000",
                ""
            })
    void knowsWhatIsNoNumberOfAState(String wrong) {
        assertThat(NationalIds.values()).noneMatch(kind -> kind.matches(wrong));
    }

    @Test
    void aFewKnownNamesAmongMostUnknownAreEnoughWhereTheNameSaysName() {
        List<String> people = List.of("Aoife Byrne", "Ngozi Okonkwo", "Maria Lindqvist", "Zsófia Horváth");
        List<String> companies = List.of("Okonkwo Ltd", "Müller GmbH", "Horváth and Sons", "Smith Group", "Byrne Inc");

        assertThat(look(
                        "name",
                        Stream.concat(people.stream(), Stream.of("Peter Papadopoulos"))
                                .toList()))
                .extracting(Proposal::tag)
                .containsExactly(Tag.PERSON_NAME);
        assertThat(look("name", companies)).isEmpty();
    }

    @Test
    void placesMayHaveCommasInTheirNumbers() {
        assertThat(look(
                        "c1",
                        List.of(
                                "52,5200; 13,4050",
                                "48,8566; 2,3522",
                                "-33,8688; 151,2093",
                                "40,4168; -3,7038",
                                "59,3293; 18,0686")))
                .extracting(Proposal::tag)
                .containsExactly(Tag.GEO);
    }

    @Test
    void hostileValuesCostLittle() {
        List<String> hostile = Stream.of("a", "1", "@", ".", "a.", "1 ", "POINT (", "eyJ", "street ", "::", "+")
                .map(part -> part.repeat(20_000))
                .toList();

        assertThat(look("email_address_phone_name_dob_secret_iban_ip", hostile))
                .allSatisfy(proposal -> assertThat(proposal.evidence()).hasSizeLessThan(200));
    }
}
