package org.woodshed.app.pieces;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.text.Folding;
import org.woodshed.model.EntityId;
import org.woodshed.model.Passage;
import org.woodshed.model.PiecePractice;

/**
 * What the entries say about a piece. Derived, never stored.
 *
 * @param sessions latest first
 * @param tempos   every tempo that was written down, oldest first: drops stay visible
 */
public record PieceFacts(List<IndexedEntry> sessions, List<Tempo> tempos) {
    /** A tempo of a day, of the whole piece or of some measures. */
    public record Tempo(LocalDate date, String measures, int bpm) {}

    /**
     * Reckons them.
     *
     * @param entries newest first
     */
    public static PieceFacts of(EntityId piece, List<IndexedEntry> entries) {
        List<IndexedEntry> sessions = entries.stream().filter(entry -> entry.isAbout(piece)).toList();
        List<Tempo> tempos = new ArrayList<>();
        for (IndexedEntry entry : sessions.reversed()) {
            for (PiecePractice practice : entry.pieces()) {
                Integer bpm = practice.tempoBpm();
                String measures = practice.measures();
                if (bpm != null && practice.pieceId().equals(piece)) {
                    tempos.add(new Tempo(entry.date(), measures == null ? "" : measures, bpm));
                }
            }
        }
        return new PieceFacts(sessions, List.copyOf(tempos));
    }

    /** The tempos of a passage, oldest first: those written down with its name or its bars. */
    List<Tempo> temposOf(Passage passage) {
        Set<String> names = Stream.of(passage.label(), passage.measures()).filter(Objects::nonNull).map(Folding::fold)
                .filter(name -> !name.isEmpty()).collect(Collectors.toSet());
        return tempos.stream().filter(tempo -> names.contains(Folding.fold(tempo.measures()))).toList();
    }
}
