package io.tributary.identity.web;

import io.tributary.identity.IdentityProblem;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Settings;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.servlet.HandlerExceptionResolver;

import java.util.List;

/**
 * The chain that every page goes through: sessions, tokens for forms, sign-out, passkeys. Whom a
 * page is for is decided at its handler, by {@link Doorkeeper}; the keyed API never comes here.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String COOKIE = "tributary";

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            CsrfTokenRepository csrfTokens,
            SecurityContextRepository contexts,
            ObjectPostProcessor<WebAuthnAuthenticationFilter> passkeySignIn,
            AccessDeniedHandler expiredForms,
            Settings settings) {
        return http.authorizeHttpRequests(
                        all ->
                                all.requestMatchers("/webauthn/register/**")
                                        .access((_, asked) -> ownSession(asked.getRequest()))
                                        .anyRequest()
                                        .permitAll())
                .securityContext(context -> context.securityContextRepository(contexts))
                .csrf(
                        csrf ->
                                csrf.csrfTokenRepository(csrfTokens)
                                        .ignoringRequestMatchers(
                                                "/api/partner/signup",
                                                "/payments/webhooks/*",
                                                "/support/mail"))
                .exceptionHandling(refused -> refused.accessDeniedHandler(expiredForms))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.httpStrictTransportSecurity(hsts -> hsts.disable()))
                .logout(
                        out ->
                                out.logoutUrl("/sign-out")
                                        .logoutSuccessUrl("/sign-in?out")
                                        .deleteCookies(cookieName(settings, COOKIE)))
                .webAuthn(
                        passkeys ->
                                passkeys.rpName("Tributary")
                                        .rpId(PasskeyConfiguration.host(settings))
                                        .allowedOrigins(PasskeyConfiguration.origin(settings))
                                        .disableDefaultRegistrationPage(true)
                                        .withObjectPostProcessor(passkeySignIn))
                .build();
    }

    /** A passkey opens more than the one organization that an issuer vouched for. */
    private static AuthorizationDecision ownSession(HttpServletRequest request) {
        return new AuthorizationDecision(
                Sessions.person(request).isPresent() && !Sessions.isVouched(request));
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /**
     * In a cookie rather than the session, so that looking at a page leaves nothing in the
     * database.
     */
    @Bean
    CsrfTokenRepository csrfTokens(Settings settings) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookieName(settings, "tributary-form"));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(isHttps(settings)).sameSite("Lax"));
        return tokens;
    }

    @Bean
    SessionAuthenticationStrategy renewalAtSignIn(CsrfTokenRepository csrfTokens) {
        return new CompositeSessionAuthenticationStrategy(
                List.of(
                        new ChangeSessionIdAuthenticationStrategy(),
                        new CsrfAuthenticationStrategy(csrfTokens)));
    }

    @Bean
    DefaultCookieSerializer cookieSerializer(Settings settings) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(cookieName(settings, COOKIE));
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(isHttps(settings));
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    AccessDeniedHandler expiredForms(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return (request, response, _) ->
                answer(
                        problems,
                        request,
                        response,
                        new ProblemException(
                                IdentityProblem.FORM_EXPIRED,
                                "The form was open for too long, or it did not come from here."));
    }

    /** Filters stand outside of the dispatcher, which would show what the resolver answers. */
    private static void answer(
            HandlerExceptionResolver problems,
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemException problem)
            throws ServletException {
        var answer = problems.resolveException(request, response, null, problem);
        if (answer == null || answer.getView() == null) {
            response.setStatus(problem.problem().status());
            return;
        }
        try {
            answer.getView().render(answer.getModel(), request, response);
        } catch (Exception broken) {
            throw new ServletException(broken);
        }
    }

    /** Browsers take a cookie of that prefix from this very host over TLS only. */
    private static String cookieName(Settings settings, String name) {
        return isHttps(settings) ? "__Host-" + name : name;
    }

    private static boolean isHttps(Settings settings) {
        return "https".equals(settings.publicUrl().getScheme());
    }
}
