package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.store.StoreException;

/**
 * One history: what happens is decided by its seed and its steps alone. Steps may be taken out to find out which of them
 * matter.
 *
 * @param laptops of each user
 */
public record History(long seed, List<Integer> laptops, List<Step> steps) {
    private static final Duration FOR_A_CALL = Duration.ofSeconds(40);
    private static final int MOST_TRIES = 20;

    /** The history of a seed. */
    public static History of(long seed) {
        Random random = random(seed);
        List<Integer> laptops = laptops(random);
        int all = laptops.stream().mapToInt(Integer::intValue).sum();
        List<Step> steps = new ArrayList<>();
        for (int count = 10 + random.nextInt(70); count > 0; count--) {
            steps.add(Step.any(random, all));
        }
        return new History(seed, laptops, steps);
    }

    /** Two to five of one user, or two or three of each of two or three. */
    private static List<Integer> laptops(Random random) {
        if (random.nextInt(3) > 0) {
            return List.of(2 + random.nextInt(4));
        }
        return Stream.generate(() -> 2 + random.nextInt(2)).limit(2 + random.nextInt(2)).toList();
    }

    /** Of seeds that follow one another, the first numbers of a plain Random are nearly alike. */
    static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    History without(int from, int to) {
        List<Step> fewer = new ArrayList<>(steps.subList(0, from));
        fewer.addAll(steps.subList(to, steps.size()));
        return new History(seed, laptops, fewer);
    }

    /**
     * Lets it happen, then gives everybody a good network and time, and checks what was promised.
     *
     * @return where everything stood after each step, and at the end
     * @throws BrokenPromiseException if something of it does not hold
     */
    List<String> run(Stage stage, Mistake mistake) {
        List<String> states = new ArrayList<>();
        World world = new World(seed, stage, laptops, mistake);
        try {
            begin(world);
            Promises promises = new Promises(world);
            for (Step step : steps) {
                world.time().pass(step.pause());
                world.comeBack();
                happen(world, step);
                world.comeBack();
                mistake.done(world.laptops().get(step.laptop()), stage.folders());
                promises.checkMeanwhile();
                states.add(step.kind() + " " + world.state());
            }
            new Ending(world).reach();
            promises.checkAtTheEnd();
            states.add(world.state());
            return states;
        } catch (InvalidInputException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            world.close();
        }
    }

    private static void begin(World world) {
        for (SimulatedLaptop laptop : world.laptops()) {
            List<CompletableFuture<ConnectResult>> tries = new ArrayList<>();
            while (!laptop.signedIn()) {
                if (tries.size() > MOST_TRIES) {
                    throw new BrokenPromiseException(laptop + " can't sign in: " + tries);
                }
                tries.add(world.server().knows(laptop) ? laptop.signIn() : laptop.register());
                world.time().pass(FOR_A_CALL);
            }
        }
    }

    private static void happen(World world, Step step) throws InvalidInputException {
        if (step.kind().isFault()) {
            new Mishap(world, step).happen();
            return;
        }
        SimulatedLaptop laptop = world.laptops().get(step.laptop());
        try {
            new Musician(laptop, step.salt(), world).act(step.kind());
        } catch (StoreException | CompletionException refused) {
            // Where the disk is full or the power has gone, that is an answer.
            if (!laptop.disk().isInTrouble()) {
                throw refused;
            }
        }
    }
}
