package io.tributary;

import io.tributary.identity.Open;

import jakarta.servlet.ServletContext;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The addresses of all pages, read from the handlers, so that a new page cannot be forgotten. */
final class PageAddresses {
    /**
     * A page.
     *
     * @param pattern with the bare names of what varies: {@code /partner/keys/{id}}
     * @param isOpen whether it is there without signing in
     * @param isComplete whether the pattern is an address as it stands
     */
    record PageAddress(String pattern, boolean isOpen, boolean isComplete) {}

    private static final String RULE_OF_A_NAME = "\\{(\\w+):(?:[^{}]|\\{\\d+})*}";

    private PageAddresses() {}

    static List<PageAddress> of(TributaryServer server) {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(
                        server.bean(ServletContext.class))
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> isPage(entry.getValue()))
                .filter(entry -> answersGet(entry.getKey().getMethodsCondition().getMethods()))
                .flatMap(
                        entry ->
                                entry.getKey().getPatternValues().stream()
                                        .map(pattern -> address(pattern, entry.getValue())))
                .sorted(Comparator.comparing(PageAddress::pattern))
                .toList();
    }

    private static boolean isPage(HandlerMethod handler) {
        return handler.getMethod().getReturnType() == View.class;
    }

    private static boolean answersGet(Set<RequestMethod> methods) {
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static PageAddress address(String pattern, HandlerMethod handler) {
        var bare = pattern.replaceAll(RULE_OF_A_NAME, "{$1}");
        boolean isComplete =
                !bare.contains("{")
                        && Arrays.stream(handler.getMethod().getParameters())
                                .map(parameter -> parameter.getAnnotation(RequestParam.class))
                                .noneMatch(asked -> asked != null && isNeeded(asked));
        return new PageAddress(bare, isOpen(handler), isComplete);
    }

    private static boolean isNeeded(RequestParam asked) {
        return asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
    }

    /** Said at the method or its class; what the portal itself shows is open to anybody. */
    private static boolean isOpen(HandlerMethod handler) {
        return Stream.of(handler.getMethod(), handler.getBeanType())
                        .anyMatch(place -> AnnotatedElementUtils.hasAnnotation(place, Open.class))
                || handler.getBeanType().getPackageName().equals("io.tributary.portal.web");
    }
}
