package io.tributary.identity.web;

import io.tributary.identity.Actor;
import io.tributary.identity.OperatorMenu;
import io.tributary.identity.Person;
import io.tributary.identity.Role;
import io.tributary.identity.Visit;
import io.tributary.portal.spi.MenuEntry;
import io.tributary.portal.spi.Visitor;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The doorkeeper before every page, the visitor as a parameter of its handler, and our menu. */
@Configuration(proxyBeanMethods = false)
class IdentityWeb implements WebMvcConfigurer {
    private static final Set<String> RUNNING = Set.of(Role.OWNER.label(), Role.ADMIN.label());

    private final Visiting visiting;

    IdentityWeb(Visiting visiting) {
        this.visiting = visiting;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Doorkeeper(visiting));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new WhoIsVisiting(visiting));
    }

    /** Finds parameters of type {@link Actor} and {@link Person}; the doorkeeper came before. */
    private record WhoIsVisiting(Visiting visiting) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class
                    || parameter.getParameterType() == Person.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer model,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory binders) {
            var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
            return parameter.getParameterType() == Actor.class
                    ? visiting.actor(request).orElseThrow()
                    : visiting.visit(request).map(Visit::person).orElseThrow();
        }
    }

    @Bean
    MenuEntry membersEntry() {
        return new MenuEntry(
                "Organization",
                "Members",
                "/partner/members",
                "users",
                500,
                visitor -> visitor.organization() != null);
    }

    @Bean
    MenuEntry onboardingEntry() {
        return new MenuEntry(
                "API",
                "First steps",
                OnboardingController.PATH,
                "flag",
                12,
                visitor -> visitor.organization() != null);
    }

    @Bean
    MenuEntry auditEntry() {
        return new MenuEntry(
                "Organization", "Audit", "/partner/audit", "shield", 510, IdentityWeb::runs);
    }

    @Bean
    MenuEntry accountEntry() {
        return new MenuEntry("You", "Account", "/account", "person", 900, Visitor::isSignedIn);
    }

    @Bean
    OperatorMenu operatorMenu() {
        return new OperatorMenu(visiting::isForOperator);
    }

    private static boolean runs(Visitor visitor) {
        var organization = visitor.organization();
        return organization != null && RUNNING.contains(organization.role());
    }
}
