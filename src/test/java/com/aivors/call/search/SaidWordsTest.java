package com.aivors.call.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidWordsTest {

    private static boolean said(String transcript, String phrase) {
        return SaidWords.of(transcript.replace("/", "\n")).have(phrase);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            User: There is an issue.                | issue
            User: I will sue you!                   | sue
            User: I WILL SUE you!                   | will sue
            Agent: We met in the Café.              | cafe
            Agent: We met in the cafe.              | Café
            User: Das geht an meinen Anwalt         | ANWALT
            User: Die Strasse ist gesperrt          | Straße
            User: ｒｅｆｕｎｄ please                    | refund
            User: I want to cancel, it is late      | cancel it
            User: call 911                          | 911
            User: I am your agent.                  | agent
            Agent: Hello./User: I want a refund     | a refund
            User: first line/and a refund           | a refund
            Transfer Target: Good morning           | good morning
            User: 予約をキャンセルします              | キャンセル
            User: 予約をｷｬﾝｾﾙします                   | キャンセル
            User: 我想取消预约                       | 取消
            User: ผมต้องการยกเลิกนัด                  | ยกเลิก
            """)
    void aPhraseMatchesWholeAdjacentWords(String transcript, String phrase) {
        assertThat(said(transcript, phrase)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            User: There is an issue.                | sue
            User: I will come.                      | ill
            Agent: Hello./User: Hello.              | agent
            Agent: Hello./User: Hello.              | user
            Transfer Target: Good morning           | target
            User: a full refund                     | a refund
            User: refund a                          | a refund
            Agent: I want a/User: refund            | a refund
            User: refunds                           | refund
            User: 我想消取预约                       | 取消
            User: ハンド                             | バンド
            User: anything                          | !?
            """)
    void aPhraseMatchesNoWordPartsAndNoSpeakerNames(String transcript, String phrase) {
        assertThat(said(transcript, phrase)).isFalse();
    }

    @Test
    void anEmptyTranscriptContainsNoPhrase() {
        assertThat(SaidWords.of(null).have("refund")).isFalse();
        assertThat(SaidWords.of("").have("refund")).isFalse();
    }

    @Test
    void aPhraseNeedsAtLeastOneWord() {
        assertThat(SaidWords.isPhrase("911")).isTrue();
        assertThat(SaidWords.isPhrase("取消")).isTrue();
        assertThat(SaidWords.isPhrase("!? …")).isFalse();
    }
}
