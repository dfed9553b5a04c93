package dev.weir.catalog.classify;

import java.util.Arrays;
import java.util.Set;

/** Frequent names of several countries, in lower case. Left out are those that are also cities, months, flowers or brands. */
final class PersonNames {

    static final Set<String> KNOWN = Set.copyOf(Arrays.asList((given() + " " + family()).split(" ")));

    private PersonNames() {}

    private static String given() {
        return "james john robert michael david william richard joseph thomas christopher daniel matthew anthony donald steven"
                + " paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas"
                + " eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond"
                + " mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra"
                + " ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia"
                + " kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel"
                + " peter hans klaus juergen jürgen wolfgang michael stefan andreas markus matthias sebastian tobias florian"
                + " ursula monika petra sabine renate katrin heike claudia birgit anja lukas leon finn jonas marie hannah lena"
                + " pierre jean michel philippe alain nicolas sophie camille chloé julie isabelle nathalie sylvie"
                + " giuseppe giovanni francesco antonio mario luigi giulia chiara francesca maria"
                + " josé juan carlos manuel javier miguel luis carmen isabel dolores pilar lucía"
                + " jan piet kees willem johanna pieter anneke sander daan sanne joão ana pedro paulo"
                + " mohammed muhammad ahmed ali fatima aisha omar yusuf wei li wang zhang min yuki hiroshi kenji sakura"
                + " priya rahul amit sunita anil ivan olga dmitri tatiana sergei natasha piotr katarzyna agnieszka andrzej"
                + " olivia noah liam ava mia ethan lucas oliver henry jack leo theo alice clara ida oscar hugo felix max ben";
    }

    private static String family() {
        return "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson"
                + " taylor moore jackson martin lee perez thompson harris sanchez ramirez lewis robinson walker allen wright"
                + " torres nguyen hill flores adams nelson hall rivera campbell mitchell carter roberts"
                + " müller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schäfer koch bauer richter klein"
                + " wolf schröder neumann schwarz zimmermann braun krüger hofmann hartmann lange"
                + " bernard dubois durand moreau laurent lefebvre leroy roux fournier girard bonnet dupont lambert"
                + " rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti"
                + " fernández gonzález rodríguez lópez martínez sánchez pérez gómez jiménez ruiz díaz moreno álvarez"
                + " jansen bakker visser smit meijer mulder bos vos peters hendriks dekker dijkstra"
                + " silva santos oliveira souza pereira kowalski nowak wiśniewski kim park patel singh kumar sharma khan"
                + " ivanov petrov tanaka suzuki sato yamamoto chen liu yang huang zhao wu";
    }
}
