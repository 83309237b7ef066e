package org.example.lims;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The hospital's own users, in its own table. */
@Component
public class Staff implements UserDetailsService {
    private final JdbcClient db;

    Staff(JdbcClient db) {
        this.db = db;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        Member member = find(name).orElseThrow(() -> new UsernameNotFoundException("nobody"));
        return User.withUsername(member.username())
                .password(member.password())
                .roles(member.duty())
                .build();
    }

    public Optional<Member> find(String name) {
        return db.sql("SELECT username, password, name, duty FROM staff WHERE username = ?")
                .param(name)
                .query(Member.class)
                .optional();
    }

    public record Member(String username, String password, String name, String duty) {}
}
