package org.woodshed.client;

import java.util.Optional;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.merge.Delta;
import org.woodshed.merge.DeltaRules;
import org.woodshed.merge.Deltas;
import org.woodshed.model.EntityRules;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.FieldProblem;
import org.woodshed.model.Schemas;
import tools.jackson.databind.node.ObjectNode;

/** Checks and normalises what a person typed, before it becomes a change. Pure. */
final class Typed {
    private Typed() {}

    static ObjectNode newData(EntityType type, ObjectNode typed) throws InvalidInputException {
        EntitySchema schema = Schemas.of(type);
        refuse(EntityRules.problem(schema, typed));
        return EntityRules.normalised(schema, typed);
    }

    /** Only what differs from the state the editor opened on is new input; a merged state may be beyond the limits. */
    static ObjectNode editedData(EntityState openedOn, ObjectNode typed) throws InvalidInputException {
        EntitySchema schema = Schemas.of(openedOn.type());
        ObjectNode normalised = EntityRules.normalised(schema, typed);
        Delta delta = Deltas.between(schema, openedOn.data(), normalised);
        refuse(DeltaRules.problem(schema, delta).or(() -> EntityRules.overfull(schema, openedOn.data(), normalised)));
        return Deltas.apply(schema, openedOn.data(), delta);
    }

    private static void refuse(Optional<FieldProblem> problem) throws InvalidInputException {
        if (problem.isPresent()) {
            throw new InvalidInputException(problem.get());
        }
    }
}
