package org.woodshed.app.controls;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Questions about where the keyboard is and may go. */
public final class FocusOrder {
    private FocusOrder() {}

    /** The first node inside that takes the keyboard. */
    public static Optional<Node> first(Node node) {
        return nodes(node).filter(candidate -> candidate.isFocusTraversable() && !candidate.isDisabled() && candidate
                .isVisible()).findFirst();
    }

    private static Stream<Node> nodes(Node node) {
        Stream<Node> below = node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(
                FocusOrder::nodes) : Stream.empty();
        return Stream.concat(Stream.of(node), below);
    }

    public static boolean isInside(@Nullable Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }
}
