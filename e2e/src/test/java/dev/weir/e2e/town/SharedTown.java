package dev.weir.e2e.town;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One {@link Town} for all tests that ask for one. JUnit closes it after the last of them, even when they fail. */
public final class SharedTown implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Town.class;
    }

    @Override
    public Town resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedTown.class))
                .getOrComputeIfAbsent("town", name -> Town.open("gate"), Town.class);
    }
}
