package org.woodshed.app;

import org.woodshed.app.bulk.BulkEditViewModel;
import org.woodshed.app.bulk.TagsViewModel;

/** The view models that change many things at once. Belongs to the screen's thread. */
public record ManyAtOnce(BulkEditViewModel together, TagsViewModel tags) {}
