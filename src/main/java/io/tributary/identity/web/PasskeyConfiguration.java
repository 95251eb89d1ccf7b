package io.tributary.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.platform.Settings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthentication;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationProvider;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

/** Passkeys: Spring Security's filters, our persons, and the same session as any other sign-in. */
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {
    @Bean
    UserCredentialRepository passkeys(JdbcTemplate jdbc) {
        return new JdbcUserCredentialRepository(jdbc);
    }

    @Bean
    WebAuthnRelyingPartyOperations relyingParty(
            PasskeyOwners owners, UserCredentialRepository passkeys, Settings settings) {
        var house =
                PublicKeyCredentialRpEntity.builder().id(host(settings)).name("Tributary").build();
        return new LateRelyingParty(
                () ->
                        new Webauthn4JRelyingPartyOperations(
                                owners, passkeys, house, Set.of(origin(settings))));
    }

    static String host(Settings settings) {
        return Objects.requireNonNull(
                settings.publicUrl().getHost(), "tributary.public-url has no host");
    }

    static String origin(Settings settings) {
        URI url = settings.publicUrl();
        return url.getScheme() + "://" + url.getAuthority();
    }

    /** Spring Security looks up whoever a passkey belongs to; the passkey has proved who it is. */
    @Bean
    UserDetailsService passkeyUsers() {
        return email ->
                User.withUsername(email)
                        .password("")
                        .authorities(AuthorityUtils.NO_AUTHORITIES)
                        .build();
    }

    /** Puts the same authentication into the session as a password does, under a new session id. */
    @Bean
    ObjectPostProcessor<WebAuthnAuthenticationFilter> passkeySignIn(
            WebAuthnRelyingPartyOperations relyingParty,
            UserDetailsService users,
            SessionAuthenticationStrategy renewal,
            SecurityContextRepository contexts,
            Sessions sessions) {
        var provider = new WebAuthnAuthenticationProvider(relyingParty, users);
        AuthenticationManager persons =
                assertion -> {
                    var proved =
                            (WebAuthnAuthentication)
                                    Objects.requireNonNull(provider.authenticate(assertion));
                    return Sessions.authentication(
                            PasskeyOwners.person(proved.getPrincipal().getId()));
                };
        AuthenticationSuccessHandler welcome =
                (request, response, _) -> {
                    sessions.note(request);
                    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                    response.getOutputStream().write("{\"authenticated\":true}".getBytes(UTF_8));
                };
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationManager(persons);
                filter.setSessionAuthenticationStrategy(renewal);
                filter.setSecurityContextRepository(contexts);
                filter.setAuthenticationSuccessHandler(welcome);
                return filter;
            }
        };
    }
}
