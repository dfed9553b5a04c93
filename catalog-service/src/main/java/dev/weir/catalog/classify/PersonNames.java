package dev.weir.catalog.classify;

import java.util.Arrays;
import java.util.Set;

/**
 * Frequent names of several countries and what people are addressed with, in lower case. Left out are those that are also
 * cities, months, flowers or brands.
 */
final class PersonNames {

    static final Set<String> KNOWN = Set.copyOf(Arrays.asList((titles() + " " + given() + " " + family()).split(" ")));

    private PersonNames() {}

    private static String titles() {
        return "mr mrs dr prof herr frau mme mlle monsieur madame dhr mevr dott señor señora";
    }

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
                + " christian martin stephan alexandra johannes ulrich dieter jutta heinz helmut gerhard manfred renate ingrid"
                + " françois jacques jérôme cédric sébastien aurélie émilie céline mathilde clément romain guillaume léa manon"
                + " marco luca andrea alessandro matteo lorenzo stefano roberto paolo elena silvia martina federica valentina"
                + " pablo sergio diego alejandro álvaro rafael fernando ricardo cristina marta laura beatriz rocío inés"
                + " henk dirk gerrit joost maarten bram lotte femke marieke annelies tom tim ruud wouter"
                + " krzysztof tomasz paweł michał marcin jakub małgorzata joanna ewa barbara magdalena zofia jerzy stanisław"
                + " gabriel bruno thiago rodrigo felipe gustavo mariana fernanda juliana beatriz carla luiza vitor"
                + " lars erik anders per nils karl johan magnus fredrik mikael björn gunnar ingrid karin kristina birgitta"
                + " sofia linnea elin astrid sven olof mats søren jens niels mette kirsten hanne"
                + " jiří petr pavel josef miroslav tomáš václav zdeněk jaroslav martina jana hana lenka kateřina lucie věra"
                + " mehmet mustafa ahmet hüseyin hasan ibrahim murat ayşe fatma emine hatice zeynep elif merve emre burak"
                + " haruto yuto takashi akira satoshi naoko yumi keiko akiko hanako"
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
                + " schmitt schmid krause lehmann köhler herrmann walter könig mayer huber kaiser fuchs peters scholz möller"
                + " petit robert richard simon michel garcia david bertrand morel lefèvre mercier guérin boyer"
                + " giordano mancini rizzo lombardi moretti barbieri fontana santoro"
                + " ruiz hernández muñoz romero alonso gutiérrez navarro domínguez vázquez ramos serrano molina"
                + " vries hoekstra vermeulen kuipers dijkman scholten willems postma"
                + " wójcik kowalczyk kamiński lewandowski zieliński szymański woźniak dąbrowski kozłowski jankowski mazur"
                + " almeida ferreira rodrigues gomes ribeiro carvalho barbosa araújo melo rocha cardoso"
                + " andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson jonsson"
                + " hansen nielsen jensen pedersen andersen christensen sørensen rasmussen olsen larsen"
                + " novák svoboda novotný dvořák černý procházka kučera veselý horák němec nováková svobodová"
                + " yılmaz kaya demir çelik şahin yıldız yıldırım öztürk özdemir arslan doğan kılıç"
                + " 佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 清水 山崎"
                + " ivanov petrov tanaka suzuki sato yamamoto chen liu yang huang zhao wu";
    }
}
