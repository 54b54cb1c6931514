package org.woodshed.app.theme;

import javafx.application.ColorScheme;

/**
 * How a window is dressed.
 *
 * @param textPercent   size of texts, in per cent of the usual size
 * @param reducedMotion nothing moves that need not
 */
public record Look(ColorScheme scheme, int textPercent, boolean reducedMotion) {}
