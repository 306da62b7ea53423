package vn.eduhub.teacher.account;

import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.rest.Resource;
import vn.eduhub.teacher.TeacherError;

/// `/v1/teachers/{id}/account`. Giving it twice gives one.
@RestController
class AccountController {

    private final AccountDesk desk;

    AccountController(AccountDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/v1/teachers/{id}/account")
    AccountView read(Caller caller, @PathVariable String id) {
        PersonRights.toRead(caller);
        RecordId teacher = Resource.id(id);
        return AccountView.of(teacher, desk.find(caller, teacher));
    }

    @PostMapping("/v1/teachers/{id}/account")
    ResponseEntity<AccountView> give(Caller caller, @PathVariable String id, @RequestBody AccountRequest request) {
        RecordId teacher = toGive(caller, id);
        AccountDesk.Given given = desk.give(caller, teacher, request.address());
        AccountView view = AccountView.of(teacher, given.account());
        return given.isNew()
                ? ResponseEntity.created(URI.create("/v1/teachers/" + teacher + "/account"))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    @PostMapping("/v1/teachers/{id}/account/invitations")
    AccountView invite(Caller caller, @PathVariable String id) {
        RecordId teacher = toGive(caller, id);
        return AccountView.of(teacher, desk.invite(caller, teacher));
    }

    /// Whoever employs somebody gives them an account: it is they who know the person and the address. The ministry may
    /// only take one back. And nobody gives one to themselves.
    private static RecordId toGive(Caller caller, String id) {
        caller.require(HubRole.SCHOOL, HubRole.DEPARTMENT);
        RecordId teacher = Resource.id(id);
        boolean isOwn = CallerReader.person(CallerReader.token())
                .filter(person -> person.recordId().equals(teacher))
                .isPresent();
        if (isOwn) {
            throw new HubException(TeacherError.OWN_ACCOUNT);
        }
        return teacher;
    }

    @DeleteMapping("/v1/teachers/{id}/account")
    AccountView take(Caller caller, @PathVariable String id) {
        PersonRights.toWrite(caller);
        RecordId teacher = Resource.id(id);
        return AccountView.of(teacher, desk.take(caller, teacher));
    }
}
