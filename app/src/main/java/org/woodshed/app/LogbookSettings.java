package org.woodshed.app;

import org.woodshed.app.settings.BackupsViewModel;
import org.woodshed.app.settings.DayStartViewModel;

/** The view models of what is set for the logbook, not for this window. Belongs to the screen's thread. */
public record LogbookSettings(DayStartViewModel dayStart, BackupsViewModel backups) {}
