package dev.elbow.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.elbow.reports.model.Diagnosis;
import dev.elbow.reports.model.Note;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.Verdict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of the data that says in words how the trials are. Most hints and gaps are said of many
 * trials: each is written once, and trials refer to it by its place.
 */
final class DiagnosisColumns {
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());

  private final List<TrialRow> trials;
  private final JsonColumns json;
  private final Map<Note, Integer> places = new LinkedHashMap<>();

  DiagnosisColumns(List<TrialRow> trials, JsonColumns json) {
    this.trials = trials;
    this.json = json;
  }

  void write() throws IOException {
    JsonGenerator generator = json.generator();
    List<VerdictView> verdicts = VERDICTS.stream().map(VerdictView::of).toList();
    json.texts("verdictTitles", verdicts, VerdictView::title);
    json.texts("verdictGlyphs", verdicts, VerdictView::glyph);
    json.texts("verdictTones", verdicts, VerdictView::tone);
    json.numbers("verdict", trials, DiagnosisColumns::verdict);
    generator.writeArrayFieldStart("diagnoses");
    for (int row = 0; row < trials.size(); row++) {
      if (trials.get(row).diagnosis().isPresent()) {
        diagnosis(row, trials.get(row).diagnosis().get());
      }
    }
    generator.writeEndArray();
    List<Note> notes = List.copyOf(places.keySet());
    json.texts("noteTitles", notes, Note::title);
    json.texts("noteTexts", notes, Note::text);
  }

  private static double verdict(TrialRow trial) {
    return trial
        .diagnosis()
        .map(diagnosis -> (double) VERDICTS.indexOf(diagnosis.verdict()))
        .orElse(Double.NaN);
  }

  private void diagnosis(int row, Diagnosis diagnosis) throws IOException {
    JsonGenerator generator = json.generator();
    generator.writeStartObject();
    generator.writeNumberField("row", row);
    generator.writeStringField("reason", diagnosis.reason());
    json.numbers("flags", diagnosis.flags(), this::place);
    json.numbers("hints", diagnosis.hints(), this::place);
    json.numbers("gaps", diagnosis.gaps(), this::place);
    generator.writeEndObject();
  }

  private int place(Note note) {
    return places.computeIfAbsent(note, unseen -> places.size());
  }
}
