package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.woodshed.client.SignOut;
import org.woodshed.client.SyncFigures;
import org.woodshed.server.storage.LogHead;

/** Brings a history to rest: everything works again, everybody is signed in, and there is time enough. Not thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // how a try ended is seen in the state that it led to
final class Ending {
    private static final int MOST_ROUNDS = 60;
    private static final Duration ROUND = Duration.ofSeconds(20);

    private final World world;

    Ending(World world) {
        this.world = world;
    }

    void reach() {
        world.server().trust();
        if (!world.server().isRunning()) {
            world.server().startAgain();
        }
        world.laptops().forEach(laptop -> {
            laptop.network().heal();
            laptop.disk().trust();
        });
        world.comeBack();
        // What was done last has to get to the disk first.
        world.time().pass(ROUND);
        rest();
        for (SimulatedLaptop laptop : world.laptops()) {
            // What a guest left behind waits for that guest.
            for (String guest : laptop.guests()) {
                moveTo(laptop, guest);
                noteWhatIsLeft(laptop, guest);
            }
            moveTo(laptop, laptop.home());
        }
    }

    /** What was deleted before it was ever sent is in the history of the laptop that it was typed on alone. */
    private void noteWhatIsLeft(SimulatedLaptop laptop, String guest) {
        for (Typed typed : List.copyOf(world.saved())) {
            if (typed.laptop().equals(laptop) && Set.of("", guest).contains(typed.user()) && Showing.tells(Showing
                    .history(world, laptop, typed.entity()), typed)) {
                world.leftByGuests().add(typed);
            }
        }
    }

    private void moveTo(SimulatedLaptop laptop, String user) {
        for (int round = 0; !user.equals(laptop.owner()); round++) {
            if (round == MOST_ROUNDS) {
                throw new BrokenPromiseException(user + " can't sign in on " + laptop);
            }
            laptop.echoes().somethingIsDone(ROUND);
            if (laptop.owner() != null) {
                laptop.woodshed().sync().signOut(new SignOut.Keep());
            } else if (user.equals(laptop.home())) {
                laptop.signIn();
            } else {
                laptop.signIn(user);
            }
            world.time().pass(ROUND);
        }
        rest();
    }

    private void rest() {
        for (int round = 0; !atRest(); round++) {
            if (round == MOST_ROUNDS) {
                throw new BrokenPromiseException("no rest: " + world.laptops().stream().map(laptop -> laptop + " "
                        + laptop.woodshed().sync().status() + " " + laptop.figures() + " " + laptop
                                .woodshed().sync().outbox())
                        .toList());
            }
            for (SimulatedLaptop laptop : world.laptops()) {
                if (laptop.signedIn()) {
                    laptop.woodshed().sync().setPaused(false);
                    laptop.woodshed().sync().syncNow();
                } else {
                    laptop.echoes().somethingIsDone(ROUND);
                    laptop.signIn();
                }
            }
            world.time().pass(ROUND);
        }
    }

    private boolean atRest() {
        return world.laptops().stream().allMatch(this::inStep);
    }

    private boolean inStep(SimulatedLaptop laptop) {
        SyncFigures figures = laptop.figures();
        if (!laptop.signedIn(figures)) {
            return false;
        }
        LogHead head = world.server().head(world.server().user(String.valueOf(figures.email())));
        return figures.pending() == 0 && figures.cursor() == head.lastSeq() && figures.digest().equals(head.digest());
    }
}
