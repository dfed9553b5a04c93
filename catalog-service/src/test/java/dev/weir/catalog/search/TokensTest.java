package dev.weir.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    @ParameterizedTest
    @CsvSource({
        "customerEmail, customer email",
        "customer_email, customer email",
        "CUSTOMER-EMAIL, customer email",
        "CustomerEMails, customer email",
        "HTTPServerName, http server name",
        "eMail, email",
        "addr1, addr 1",
        "s3, s3",
        "orders, order",
        "addresses, address",
        "countries, country",
        "status, status",
        "class, class",
        "Straßenname, straßenname",
        "Événement, evenement",
        "silver_crm.customers, silver crm customer",
        "2026q3, 2026 q3"
    })
    void namesBecomeWords(String name, String words) {
        assertThat(String.join(" ", Tokens.of(name).stream().map(Token::text).toList()))
                .isEqualTo(words);
    }

    @Test
    void aWordKnowsWhereItStands() {
        assertThat(Tokens.of("the customerEmails"))
                .isEqualTo(List.of(new Token("the", 0, 3), new Token("customer", 4, 12), new Token("email", 12, 18)));
    }

    @Test
    void signsAreNoWords() {
        assertThat(Tokens.of("--- _ / .")).isEmpty();
    }
}
