package org.woodshed.app.entries;

import java.util.List;
import org.woodshed.app.index.Vocabulary;
import org.woodshed.app.pieces.Repertoire;

/** What is offered while the fields of an entry are typed: one's own words first. Belongs to the screen's thread. */
public final class EntrySuggestions {
    private final Repertoire repertoire;
    private final Vocabulary vocabulary;
    private final EditedPieces edited;

    EntrySuggestions(Repertoire repertoire, Vocabulary vocabulary, EditedPieces edited) {
        this.edited = edited;
        this.repertoire = repertoire;
        this.vocabulary = vocabulary;
    }

    public List<String> pieces(String typed) {
        return repertoire.suggestions(typed);
    }

    /** What of a piece is practised: its passages. */
    public List<String> passages(PieceToken piece, String typed) {
        return edited.passages(piece, typed);
    }

    public List<String> tags(String typed) {
        return Vocabulary.matching(vocabulary.words().tags(), typed);
    }

    public List<String> techniques(String typed) {
        return Vocabulary.matching(vocabulary.words().techniques(), typed);
    }

    public List<String> instruments(String typed) {
        return vocabulary.instruments(typed);
    }
}
