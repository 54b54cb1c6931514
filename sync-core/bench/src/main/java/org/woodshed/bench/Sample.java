package org.woodshed.bench;

import java.util.Arrays;

/** Measured numbers of one kind. */
record Sample(java.util.List<Double> values) {
    static Sample of(double... numbers) {
        return new Sample(Arrays.stream(numbers).sorted().boxed().toList());
    }

    double median() {
        return quantile(0.5);
    }

    /** The number below which this part of all lies. */
    double quantile(double part) {
        return values.get(Math.min(values.size() - 1, (int) (part * values.size())));
    }
}
