// shape: the scopes are collected from a stream
// sdks: modern-bytes
// fix: safe or none (the scopes pass through a stream)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class StreamCollect {
    public static String mint(String name, String appSid, int ttl) {
        List<Scope> scopes = Stream.<Scope>of(
                        new IncomingClientScope(name), new OutgoingClientScope.Builder(appSid).clientName(name).build())
                .collect(Collectors.toList());
        return new ClientCapability.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8))
                .scopes(scopes)
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
